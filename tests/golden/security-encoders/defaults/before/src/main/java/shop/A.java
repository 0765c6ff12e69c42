package shop;

class A {
    Object a = new Pbkdf2PasswordEncoder();
    Object b = new Pbkdf2PasswordEncoder(secret);
    Object c = new SCryptPasswordEncoder();
}
