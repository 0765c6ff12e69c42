class ATest { String a = "application/vnd.spring-boot.actuator.v3+json"; }
