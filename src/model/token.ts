/** A pair that authenticates calls, as `POST /auth` answers it. */
export interface Token {
  apiKey: string;
  token: string;
  operatorId?: string;
  userName?: string;
}
