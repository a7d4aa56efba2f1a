/** Of the client's own modules, which it ships without types, what is used here. */
declare module 'kafkajs/src/protocol/requests' {
  export interface ProduceMessage {
    readonly key?: Buffer | string | null;
    readonly value: Buffer | string | null;
    readonly timestamp?: string;
    readonly headers?: { readonly [name: string]: Buffer | string | (Buffer | string)[] | undefined };
  }

  export interface ProduceParts {
    readonly acks: number;
    readonly timeout: number;
    readonly compression?: number;
    readonly transactionalId?: string | null;
    /** A 64-bit number of the client's own kind. */
    readonly producerId?: { toString(): string };
    readonly producerEpoch?: number;
    readonly topicData: readonly {
      readonly topic: string;
      readonly partitions: readonly {
        readonly partition: number;
        readonly firstSequence?: number;
        readonly messages: readonly ProduceMessage[];
      }[];
    }[];
  }

  export interface RequestDefinition {
    readonly versions: readonly string[];
    protocol(which: { version: number }): (parts: ProduceParts) => {
      readonly request: { encode(): Promise<{ readonly buf: Buffer; readonly buffer: Buffer }> };
      readonly response: unknown;
    };
  }

  export const requests: { Produce: RequestDefinition };
}

declare module 'kafkajs/src/utils/long' {
  const Long: { fromInt(value: number): { toString(): string } };
  export = Long;
}
