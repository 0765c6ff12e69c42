package shop;

import org.hibernate.EmptyInterceptor;
import org.hibernate.resource.jdbc.spi.StatementInspector;
import org.springframework.stereotype.Component;

@Component
public class Comments extends EmptyInterceptor implements StatementInspector {
    private final Requests requests;

    public Comments(Requests requests) {
        this.requests = requests;
    }

    public String inspect(String sql) {
        return "/* " + requests.path() + " */ " + sql;
    }

    @Override
    public void preFlush(java.util.Iterator entities) {
        requests.flushed();
    }
}
