java -server -XX:+UseParNewGC -XX:CMSInitiatingOccupancyFraction=70 -jar a.jar
