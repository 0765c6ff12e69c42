package p;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

class A {
    void a(HttpServletRequest request, HttpServletResponse response) {
        String home = request.getServletContext().getRealPath("/");
        response.setStatus(HttpServletResponse.SC_NOT_FOUND);
    }
}
