package shop;

class SecurityConfig {
    /**
     * Bean of what is not guarded.
     *
     * @return the customizer
     */
    public WebSecurityCustomizer customizer() {
        return web -> web.ignoring();
    }

    /**
     * Größe.
     */
    void size() {
    }

    /**
     * Mine.
     * @param auth stays
     */
    void mine(Object auth) {
    }
}
