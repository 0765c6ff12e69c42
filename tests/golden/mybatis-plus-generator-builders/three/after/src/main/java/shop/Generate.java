package shop;

import com.baomidou.mybatisplus.generator.AutoGenerator;
import com.baomidou.mybatisplus.generator.config.DataSourceConfig;
import com.baomidou.mybatisplus.generator.config.StrategyConfig;
import com.baomidou.mybatisplus.generator.config.rules.NamingStrategy;
import com.baomidou.mybatisplus.generator.engine.FreemarkerTemplateEngine;

public class Generate {

    void generate(String url) {
        DataSourceConfig.Builder database = new DataSourceConfig.Builder(url, "shop", System.getenv("SHOP"));
        StrategyConfig.Builder strategy = new StrategyConfig.Builder();
        strategy.entityBuilder().naming(NamingStrategy.underline_to_camel).enableLombok();
        new AutoGenerator(database.build()).strategy(strategy.build()).execute(new FreemarkerTemplateEngine());
    }
}
