package shop;

class A {
    public String getErrorPath() {
        return "/error";
    }
}
