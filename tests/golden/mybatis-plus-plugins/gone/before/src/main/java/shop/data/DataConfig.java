package shop.data;

import com.baomidou.mybatisplus.mapper.ISqlInjector;
import com.baomidou.mybatisplus.mapper.LogicSqlInjector;
import com.baomidou.mybatisplus.plugins.OptimisticLockerInterceptor;
import com.baomidou.mybatisplus.plugins.PerformanceInterceptor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

@Configuration
public class DataConfig {

    @Bean
    public OptimisticLockerInterceptor versions() {
        return new OptimisticLockerInterceptor();
    }

    /** Nothing is deleted for good. */
    @Bean
    public ISqlInjector deletions() {
        return new LogicSqlInjector();
    }

    @Bean
    @Profile("dev")
    public PerformanceInterceptor times() {
        PerformanceInterceptor times = new PerformanceInterceptor();
        times.setMaxTime(500);
        return times;
    }
}
