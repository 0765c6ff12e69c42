package shop;

class A {
    Object c = new SCryptPasswordEncoder(16384, 8, 1, 32, 64);
}
