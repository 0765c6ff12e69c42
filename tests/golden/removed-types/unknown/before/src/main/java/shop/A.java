package shop;

import shop.other.Thing;

class A {
    Thing thing;
}
