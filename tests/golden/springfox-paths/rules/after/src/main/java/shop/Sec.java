package shop;

class Sec {
    static final String[] OPEN = {"/v3/api-docs/**", "/swagger-resources", "/swagger-ui/**", "/swagger-ui.html"};

    void configure(WebSecurity web) {
        web.ignoring().requestMatchers("/v3/api-docs/**", "/webjars/**");
    }

    boolean isDocs(String path) {
        return path.startsWith("/v3/api-docs");
    }
}
