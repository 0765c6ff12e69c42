package shop;

class ShopException extends RuntimeException {
}
