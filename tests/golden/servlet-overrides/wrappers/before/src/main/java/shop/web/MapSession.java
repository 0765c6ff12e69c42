package shop.web;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionContext;
import java.util.HashMap;
import java.util.Map;

abstract class MapSession implements HttpSession {

    private final Map<String, Object> values = new HashMap<>();

    @Override
    public HttpSessionContext getSessionContext() {
        return null;
    }

    @Override
    public Object getAttribute(String name) {
        return getValue(name);
    }

    @Override
    public Object getValue(String name) {
        return values.get(name);
    }
}
