package a;

import com.baomidou.mybatisplus.generator.config.GlobalConfig;
import com.baomidou.mybatisplus.generator.config.OutputFile;
import com.baomidou.mybatisplus.generator.config.StrategyConfig;
import java.util.Map;

class Generator {
    GlobalConfig global() {
        return new GlobalConfig.Builder()
                .author("a")
                .build();
    }

    Map<OutputFile, String> paths() {
        return Map.of(OutputFile.xml, "mapper");
    }

    StrategyConfig strategy() {
        StrategyConfig.Builder builder = new StrategyConfig.Builder();
        builder.entityBuilder().enableFileOverride()
                .enableLombok()
                .mapperBuilder()
                .enableFileOverride()
                .enableBaseResultMap();
        return builder.build();
    }
}
