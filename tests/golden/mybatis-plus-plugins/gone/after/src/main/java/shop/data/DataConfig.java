package shop.data;

import com.baomidou.mybatisplus.extension.plugins.MybatisPlusInterceptor;
import com.baomidou.mybatisplus.extension.plugins.inner.OptimisticLockerInnerInterceptor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

@Configuration
public class DataConfig {

    @Bean
    public MybatisPlusInterceptor versions() {
        MybatisPlusInterceptor interceptor = new MybatisPlusInterceptor();
        interceptor.addInnerInterceptor(new OptimisticLockerInnerInterceptor());
        return interceptor;
    }

    @Bean
    @Profile("dev")
    public PerformanceInterceptor times() {
        PerformanceInterceptor times = new PerformanceInterceptor();
        times.setMaxTime(500);
        return times;
    }
}
