package shop;

class A {
    Object a = Pbkdf2PasswordEncoder.defaultsForSpringSecurity_v5_5();
    Object b = new Pbkdf2PasswordEncoder(secret, 8, 185000, 256);
    Object c = SCryptPasswordEncoder.defaultsForSpringSecurity_v4_1();
}
