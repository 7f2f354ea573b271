/** What the adapter needs to know, as the JSON of its secret. */
import * as z from 'zod';

const TIME_ZONE_ERROR = 'is not an IANA time zone, such as America/Los_Angeles';

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

export const Config = z
  .strictObject({
    server: z.string().min(1).meta({ description: "Host name of the core's SQL Server", secret: false }),
    port: z.int().min(1).max(65_535).default(1433).meta({ description: 'Its TCP port', secret: false }),
    instance: z.string().min(1).optional().meta({
      description: 'Named instance instead of the port (asks SQL Browser on UDP 1434)',
      secret: false,
    }),
    database: z.string().min(1).meta({ description: 'Name of the core database', secret: false }),
    user: z.string().min(1).meta({ description: 'SQL login that may only read', secret: false }),
    password: z.string().min(1).meta({ description: 'Password of that login', secret: true }),
    domain: z
      .string()
      .min(1)
      .optional()
      .meta({ description: 'Windows domain of the login, for NTLM; without it a SQL login', secret: false }),
    encrypt: z
      .enum(['on', 'strict', 'off'])
      .default('on')
      .meta({ description: 'TLS: on, strict (SQL Server 2022, TDS 8) or off', secret: false }),
    ca: z
      .string()
      .startsWith('-----BEGIN CERTIFICATE-----', { error: 'is not a certificate in PEM form' })
      .optional()
      .meta({ description: "PEM of the authority that signed the server's certificate", secret: false }),
    server_name: z
      .string()
      .min(1)
      .optional()
      .meta({ description: 'Name in the certificate when it differs from the server', secret: false }),
    trust_server_certificate: z.boolean().default(false).meta({
      description: 'Accept any certificate. Anybody in between can then read the password',
      secret: false,
    }),
    time_zone: z
      .string()
      .refine(isTimeZone, { error: TIME_ZONE_ERROR })
      .meta({ description: 'IANA time zone of the core server: its dates carry none', secret: false }),
    screen_lock_definition: z.string().min(1).nullable().default('ST000202').meta({
      description: 'Vul_ID that is detected when the screen does not lock; null: not scanned for',
      secret: false,
    }),
    auto_update_definition: z.string().min(1).nullable().default('ST000003v2').meta({
      description: 'Vul_ID that is detected when automatic updates are off; null: not scanned for',
      secret: false,
    }),
    label_columns: z
      .array(z.string().regex(/^[A-Za-z_]\w*$/, { error: 'is not the name of a column' }))
      .default([])
      .meta({
        description: 'Columns of LDAPUserAttrV that tell a group of a device, such as DEPARTMENT: its labels',
        secret: false,
      }),
    page_size: z
      .int()
      .min(1)
      .max(5000)
      .default(500)
      .meta({ description: 'Machines per page of a sweep', secret: false }),
    connections: z
      .int()
      .min(1)
      .max(20)
      .default(4)
      .meta({ description: 'Connections of one container at most', secret: false }),
    timeout_ms: z
      .int()
      .min(100)
      .default(15_000)
      .meta({ description: 'For one query, milliseconds', secret: false }),
  })
  .refine(({ encrypt, trust_server_certificate: trust }) => !(encrypt === 'strict' && trust), {
    error: 'has no effect with encrypt: strict; give the authority in `ca`',
    path: ['trust_server_certificate'],
  });
export type Config = z.output<typeof Config>;
