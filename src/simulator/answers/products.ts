/** The catalogue and the price list of the parcels. */
import { taxOn, toAmount, type Coverage } from '../coverage.ts';
import type { AnswerTable } from '../engine.ts';
import { catalogues, type Product } from '../world/catalogue.ts';
import { listAreas } from '../world/shipping.ts';

export const productAnswers: AnswerTable = {
  // Campaigns are for everybody here: campaign_code changes nothing.
  'GET /products': ({ engine: { coverageType, coverage } }) => ({
    body: {
      productList: catalogues[coverageType].map((product) => showProduct(coverage, product)),
      shippingCostList: listAreas(coverageType).map(({ area, name, cost }) => ({
        appliedShippingOptions: [],
        currency: coverage.currency,
        // The document knows the areas of Japan only.
        ...(coverageType === 'jp' ? { shippingArea: area } : {}),
        shippingAreaName: name,
        shippingCost: toAmount(coverage, cost),
        size: 60,
      })),
    },
  }),
};

/** A product as the API shows it, in the catalogue and in orders. */
export function showProduct(coverage: Coverage, product: Product) {
  const gross = (net: number): number => toAmount(coverage, net + taxOn(coverage, net));
  const { campaign, consignor } = product;
  const regularPrice = campaign?.regularPrice ?? product.price;
  return {
    ...(campaign === undefined ? {} : { campaignCode: campaign.code }),
    ...(consignor === undefined ? {} : { consignorId: consignor.id, consignorName: consignor.name }),
    count: product.count,
    currency: coverage.currency,
    description: product.description,
    maxQuantity: product.maxQuantity,
    price: toAmount(coverage, product.price),
    priceByQuantityList: product.priceByQuantity.map(({ minQuantity, price }) => ({
      minQuantity,
      price: toAmount(coverage, price),
      taxIncludedPrice: gross(price),
    })),
    productCode: product.productCode,
    productInfoURL: `https://example.com/products/${product.productCode}`,
    productName: product.productName,
    productType: product.productType,
    properties: product.subscription === undefined ? {} : { subscription: product.subscription },
    regularPrice: toAmount(coverage, regularPrice),
    taxIncludedPrice: gross(product.price),
    taxIncludedRegularPrice: gross(regularPrice),
    ...(consignor === undefined
      ? {}
      : {
          termsOfConsignorURL: `https://example.com/consignors/${consignor.id}/terms`,
          termsOfSolutionName: consignor.solutionName,
          termsOfSolutionURL: `https://example.com/consignors/${consignor.id}/solution-terms`,
        }),
  };
}
