package shop;

class A {
    Object a() {
        run(properties -> { properties.put("a", 1); properties.remove("b"); });
        return new Object() { public String toString() { return "a"; } };
    }
}
