export * from "./orders/add-order.ts";
export * from "./orders/orders.ts";
export * from "./orders/products.ts";
