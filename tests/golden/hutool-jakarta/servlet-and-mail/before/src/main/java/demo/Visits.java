package demo;

import cn.hutool.extra.mail.MailUtil;
import cn.hutool.extra.servlet.ServletUtil;
import jakarta.servlet.http.HttpServletRequest;

class Visits {
    String address(HttpServletRequest request) {
        MailUtil.send("owner@example.org", "visit", "somebody came", false);
        return ServletUtil.getClientIP(request);
    }
}
