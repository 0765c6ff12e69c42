package shop;

import org.springframework.batch.core.launch.support.SimpleJobLauncher;
import org.springframework.http.client.support.BasicAuthorizationInterceptor;
import org.springframework.session.data.redis.RedisFlushMode;

class Jobs {
    SimpleJobLauncher launcher = new SimpleJobLauncher();
    Object login = new BasicAuthorizationInterceptor("user", "secret");
    RedisFlushMode mode = RedisFlushMode.IMMEDIATE;
}
