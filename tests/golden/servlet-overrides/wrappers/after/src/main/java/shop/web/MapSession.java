package shop.web;

import jakarta.servlet.http.HttpSession;
import java.util.HashMap;
import java.util.Map;

abstract class MapSession implements HttpSession {

    private final Map<String, Object> values = new HashMap<>();

    @Override
    public Object getAttribute(String name) {
        return getValue(name);
    }

    public Object getValue(String name) {
        return values.get(name);
    }
}
