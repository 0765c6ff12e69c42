package shop;

class SecurityConfig {
    /**
     * Bean of what is not guarded.
     *
     * @param web what is configured,
     *            of Spring Security
     * @return the customizer
     */
    public WebSecurityCustomizer customizer() {
        return web -> web.ignoring();
    }

    /**
     * Größe.
     * @param auth the one
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
