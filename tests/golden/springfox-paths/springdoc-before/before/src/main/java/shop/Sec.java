package shop;

class Sec {
    static final String[] OPEN = {"/v2/api-docs", "/swagger-resources", "/swagger-resources/**", "/swagger-ui.html"};

    void configure(WebSecurity web) {
        web.ignoring().requestMatchers("/v2/api-docs", "/webjars/**");
    }

    boolean isDocs(String path) {
        return path.startsWith("/v2/api-docs");
    }
}
