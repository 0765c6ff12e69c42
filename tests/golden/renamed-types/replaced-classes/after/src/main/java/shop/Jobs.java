package shop;

import org.springframework.batch.core.launch.support.TaskExecutorJobLauncher;
import org.springframework.http.client.support.BasicAuthenticationInterceptor;
import org.springframework.session.FlushMode;

class Jobs {
    TaskExecutorJobLauncher launcher = new TaskExecutorJobLauncher();
    Object login = new BasicAuthenticationInterceptor("user", "secret");
    FlushMode mode = FlushMode.IMMEDIATE;
}
