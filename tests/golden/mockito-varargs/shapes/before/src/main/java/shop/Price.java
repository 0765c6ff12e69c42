package shop;

class Price {
}
