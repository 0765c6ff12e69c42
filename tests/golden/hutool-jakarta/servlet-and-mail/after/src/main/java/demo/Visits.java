package demo;

import cn.hutool.extra.mail.JakartaMailUtil;
import cn.hutool.extra.servlet.JakartaServletUtil;
import jakarta.servlet.http.HttpServletRequest;

class Visits {
    String address(HttpServletRequest request) {
        JakartaMailUtil.send("owner@example.org", "visit", "somebody came", false);
        return JakartaServletUtil.getClientIP(request);
    }
}
