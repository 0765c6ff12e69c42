package shop;

import jakarta.servlet.http.HttpServletRequest;

class Pages {
    void page(HttpServletRequest request, jakarta.servlet.http.Mapping mapping) {
    }
}
