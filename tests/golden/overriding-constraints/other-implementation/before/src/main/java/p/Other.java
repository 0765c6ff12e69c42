package p;

class Other implements Api {
    public String hello(String name, Integer n) {
        return name;
    }
}
