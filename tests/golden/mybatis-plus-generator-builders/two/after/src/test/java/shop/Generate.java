package shop;

import com.baomidou.mybatisplus.generator.AutoGenerator;
import com.baomidou.mybatisplus.generator.config.DataSourceConfig;
import com.baomidou.mybatisplus.generator.config.GlobalConfig;
import com.baomidou.mybatisplus.generator.config.PackageConfig;
import com.baomidou.mybatisplus.generator.config.StrategyConfig;
import com.baomidou.mybatisplus.generator.config.rules.NamingStrategy;

public class Generate {

    private static final String URL = "jdbc:mysql://localhost/shop";

    public static void main(String[] tables) {

        // where the files go
        GlobalConfig.Builder files = new GlobalConfig.Builder();
        files.outputDir("target/generated").disableOpenDir();

        DataSourceConfig.Builder database = new DataSourceConfig.Builder(URL, "shop", "shop");

        StrategyConfig.Builder strategy = new StrategyConfig.Builder();
        strategy.addInclude(tables).enableSkipView();

        // below the project's own
        PackageConfig.Builder packages = new PackageConfig.Builder();
        packages.parent("shop");

        strategy.entityBuilder().enableFileOverride().naming(NamingStrategy.no_change).enableActiveRecord();
        strategy.mapperBuilder().enableFileOverride().formatMapperFileName("%sRows");
        strategy.serviceBuilder().enableFileOverride();
        strategy.controllerBuilder().enableFileOverride();
        new AutoGenerator(database.build()).global(files.build()).strategy(strategy.build()).packageInfo(packages.build()).execute();
    }
}
