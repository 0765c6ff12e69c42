package shop;

import com.baomidou.mybatisplus.generator.AutoGenerator;
import com.baomidou.mybatisplus.generator.config.DataSourceConfig;
import com.baomidou.mybatisplus.generator.config.StrategyConfig;
import com.baomidou.mybatisplus.generator.config.rules.NamingStrategy;
import com.baomidou.mybatisplus.generator.engine.FreemarkerTemplateEngine;

public class Generate {

    void generate(String url) {
        AutoGenerator generator = new AutoGenerator();
        DataSourceConfig database = new DataSourceConfig();
        database.setUrl(url).setUsername("shop").setPassword(System.getenv("SHOP"));
        StrategyConfig strategy = new StrategyConfig();
        strategy.setNaming(NamingStrategy.underline_to_camel);
        strategy.setEntityLombokModel(true).setRestControllerStyle(false);
        generator.setDataSource(database).setStrategy(strategy).setTemplateEngine(new FreemarkerTemplateEngine());
        generator.execute();
    }
}
