package shop;

import org.springframework.web.multipart.support.StandardServletMultipartResolver;

class Web {
    Object resolver = new StandardServletMultipartResolver();
}
