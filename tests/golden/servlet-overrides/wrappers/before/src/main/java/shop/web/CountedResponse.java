package shop.web;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

class CountedResponse extends HttpServletResponseWrapper {

    private int status;

    CountedResponse(HttpServletResponse response) {
        super(response);
    }

    @Override
    public void setStatus(int sc) {
        super.setStatus(sc);
        status = sc;
    }

    /**
     * With a message.
     */
    @Override
    @SuppressWarnings("deprecation")
    public void setStatus(int sc, String sm) {
        super.setStatus(sc, sm);
        status = sc;
    }

    @Override
    public String encodeUrl(String url) {
        return encodeURL(url);
    }

    int status() {
        return status;
    }
}
