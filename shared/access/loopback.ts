const NAMES = ['localhost', '127.0.0.1', '[::1]'];

/** Whether a host is this machine, so that what is sent there stays here. @param hostname as `URL` writes it */
export const isLoopback = (hostname: string): boolean => NAMES.includes(hostname);
