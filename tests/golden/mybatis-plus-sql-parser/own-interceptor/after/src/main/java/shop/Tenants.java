package shop;

import net.sf.jsqlparser.expression.operators.relational.ItemsList;

class Tenants {
    ItemsList items;
}
