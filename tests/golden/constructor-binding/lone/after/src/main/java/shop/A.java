package shop;

record A(String name) {
}
