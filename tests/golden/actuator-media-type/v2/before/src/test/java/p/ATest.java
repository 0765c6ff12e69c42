class ATest { String a = "application/vnd.spring-boot.actuator.v2+json"; }
