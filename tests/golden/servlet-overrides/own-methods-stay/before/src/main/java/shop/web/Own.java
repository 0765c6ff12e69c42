package shop.web;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

class Own extends HttpServletResponseWrapper {

    Own(HttpServletResponse response) {
        super(response);
    }

    public void setStatus(int sc, String sm) {
        setStatus(sc);
    }
}

interface Codes {
    void setStatus(int code, String message);
}

class Kept implements Codes {

    @Override
    public void setStatus(int code, String message) {
    }
}
