package shop;

class Sec {
    Object a(HttpSecurity http) throws Exception {
        http.headers().xssProtection().disable();
        return mono.block(true);
    }
}
