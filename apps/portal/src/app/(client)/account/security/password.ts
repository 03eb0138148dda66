/** Characters of a client's new password at least. (NIST SP 800-63B; ASVS 6.2.1) */
export const leastPassword = 8;
