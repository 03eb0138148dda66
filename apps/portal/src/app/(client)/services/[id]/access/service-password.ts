/** Characters of a service's password: control panels take no more, and guess at what is no plain letter or sign. */
export const LEAST_SERVICE_PASSWORD = 10;
export const MOST_SERVICE_PASSWORD = 64;
