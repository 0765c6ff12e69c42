package shop;

import org.apache.catalina.servlet4preview.http.HttpServletRequest;

class Pages {
    void page(HttpServletRequest request, org.apache.catalina.servlet4preview.http.Mapping mapping) {
    }
}
