package shop;

import de.flapdoodle.embed.mongo.MongodExecutable;
import de.flapdoodle.embed.mongo.MongodStarter;
import de.flapdoodle.embed.mongo.config.ImmutableMongodConfig;
import de.flapdoodle.embed.mongo.config.MongodConfig;
import de.flapdoodle.embed.mongo.config.Net;
import de.flapdoodle.embed.mongo.distribution.Version;

class Database {

    MongodExecutable start() throws Exception {
        ImmutableMongodConfig config = MongodConfig.builder().version(Version.Main.V4_4)
                .net(new Net("localhost", 27018, false)).build();
        MongodExecutable executable = MongodStarter.getDefaultInstance().prepare(config);
        executable.start();
        return executable;
    }
}
