package shop;

import shop.other.ItemsList;

class Tenants {
    ItemsList items;
}
