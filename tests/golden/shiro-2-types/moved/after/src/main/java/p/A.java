package p;

import org.apache.shiro.lang.codec.Base64;
import org.apache.shiro.lang.util.ByteSource;
import org.apache.shiro.subject.Subject;
import org.apache.shiro.util.ThreadContext;

class A {
    Object salt(String text) {
        return ByteSource.Util.bytes(Base64.decode(text));
    }

    Subject subject() {
        return ThreadContext.getSubject();
    }
}
