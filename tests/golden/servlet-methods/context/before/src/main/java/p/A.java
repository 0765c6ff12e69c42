package p;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletResponse;

class A {
    String a(ServletContext context, HttpServletResponse response, Order order) {
        response.setStatus(404);
        order.setStatus(1, "paid");
        return context.getRealPath("/");
    }
}
