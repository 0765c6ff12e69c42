package shop;

interface Paths {
    String ADD = "add";
}
