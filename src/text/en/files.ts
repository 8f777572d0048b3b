/** Sentences about files: why the system refuses them, and those that the user names. */

/** Why a file operation failed, by the system's name for it; each fits behind a colon. */
const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EADDRINUSE: 'the address is already in use',
  EADDRNOTAVAIL: 'this machine has no such address',
  EAGAIN: 'it is busy',
  EBADF: 'it is not open',
  EBUSY: 'it is in use',
  EDQUOT: 'your disk quota is used up',
  EEXIST: 'it already exists',
  EFBIG: 'the file is too large',
  EFTYPE: 'it is not a program',
  EINVAL: 'the system does not allow this here',
  EIO: 'the disk reports an error',
  EISDIR: 'it is a folder',
  ELOOP: 'its symbolic links go in circles',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'the name is too long',
  ENFILE: 'too many files are open',
  ENODEV: 'there is no such device',
  ENOENT: 'no such file or folder',
  ENOMEM: 'the system is out of memory',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'part of the path is not a folder',
  ENOTEMPTY: 'the folder is not empty',
  ENOTSUP: 'it is a pipe or a device',
  ENXIO: 'it is a socket, or nothing is connected to it',
  EPERM: 'the system does not permit it',
  EPIPE: 'its reader is gone',
  EROFS: 'the file system is read-only',
  ESTALE: 'the network drive is out of date',
  ETIMEDOUT: 'the file system does not respond',
  ETXTBSY: 'it is being run',
  EXDEV: 'it is on another file system',
};

export const files = () => ({
  reasons,
  input: (path: string, flag: string | undefined) =>
    flag === undefined ? `The file ${path}` : `The file ${path} for --${flag}`,
  batchArgument: (file: string) =>
    `${file} is a batch file, which can't be given arguments with any of " % ! ^ & | < >. Name the program that it starts.`,
  unreadable: (what: string, reason: string) => `${what} can't be read: ${reason}.`,
  tooLarge: (what: string, megabytes: number) => `${what} is larger than ${megabytes} MB.`,
});
