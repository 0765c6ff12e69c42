package a;

import org.springframework.web.multipart.commons.CommonsMultipartResolver;

class A {
}
