package shop;

import javax.annotation.*;
import javax.annotation.Nonnull;
import javax.annotation.concurrent.ThreadSafe;
import javax.annotation.processing.Processor;
import javax.cache.CacheManager;
import javax.crypto.Cipher;
import javax.naming.InitialContext;
import javax.net.ssl.SSLContext;
import javax.security.auth.Subject;
import javax.sql.DataSource;
import javax.transaction.xa.Xid;
import javax.xml.parsers.SAXParser;

@ThreadSafe
class A {
    String name = "javax.net.ssl.trustStore";

    @Nonnull
    String get(@Nullable String x) {
        return x;
    }
}
