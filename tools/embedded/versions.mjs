/** The one place that pins the embedded broker. Changing it fetches other jars; existing data is upgraded by the broker. */
export const KAFKA_VERSION = '4.3.1';
export const KAFKA_SCALA = '2.13';
/** Kafka 4 brokers need it. */
export const JAVA_MAJOR = 17;
/** The logging back end that the broker's own jars leave to its distribution. */
export const LOG4J_VERSION = '2.25.4';
