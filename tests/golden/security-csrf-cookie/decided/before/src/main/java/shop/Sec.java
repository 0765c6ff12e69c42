package shop;

class Sec {
    void a(HttpSecurity http) {
        http.csrf().csrfTokenRepository(new CookieCsrfTokenRepository()).csrfTokenRequestHandler(own());
    }
}
